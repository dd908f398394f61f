/*
 * Copyright 2026 The AI Cost Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { meterTexts } from './meterText';
import type { ServiceDimensions } from './ServiceDimensions';

/** Words by which a text is known to name a model. */
const FAMILY =
  /\b(?:gpt|chatgpt|o[134]|codex|davinci|babbage|whisper|tts|dall-?e|sora|claude|gemini|gemma|imagen|veo|llama|mistral|mixtral|ministral|codestral|pixtral|magistral|titan|nova|jamba|command|rerank|embed(?:ding)?s?|deepseek|qwen|grok|phi|sonar|kimi|glm|voyage|stable|sdxl|flux)(?![a-z])/i;

/** Where the name ends and the meter begins. */
const METER_WORDS =
  /[\s\-_,:(/]+(?:(?:thinking[\s-]+)?(?:text|txt|audio|image|img|video)[\s-]+(?=inp|outp|caching)|(?:usage|inp|inpt|input|outp|outpt|output|opt|cached|cchd|cache|caching|prompt|completion|global|glbl|gl|regional|regnl|rgnl|data[\s-]*zone|dzone|dz|batch|flex|pp|priority|provisioned|ptu|ft|ftuned|fine|long|standard|std|tokens?|predictions?|training|trng|tuning|hosting|per|in|on|model|api|1k|1m|10{3,6})(?![a-z\d.]))/i;

/**
 * The part of a meter's text that names the model: what stands before the words
 * about tokens, regions and tiers. `gpt-4o-mini-0718-Outp-glbl Tokens` gives
 * `gpt-4o-mini-0718`.
 */
export function leadingName(text: string): string {
  const at = text.search(METER_WORDS);
  return (at < 0 ? text : text.slice(0, at)).trim();
}

/**
 * Reads a model's name out of a charge's meter, id or description, when one of
 * them names a model of a known family. Undefined otherwise.
 */
export function readModelName(charge: ServiceDimensions): string | undefined {
  for (const text of meterTexts(charge)) {
    for (const part of text.split(/ - | for | of |[|;,]/i)) {
      const name = leadingName(part.trim());
      if (FAMILY.test(name) && name.length <= 80) {
        return name;
      }
    }
  }
  return undefined;
}
