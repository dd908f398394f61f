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

/** Families of meters, such as `Azure OpenAI GPT5`, are not models. */
const PRODUCT = /^azure /i;

/** Where the name ends and the meter begins. */
const METER_WORDS =
  /[\s\-_,:(/]+(?:(?:thinking[\s-]+)?(?:text|txt|audio|image|img|video)[\s-]+(?=inp|out|opt|caching|cached|cchd|cd)|dev[\s-]+(?=ft|fine)|(?:usage|inp|inpt|input|outp|outpt|output|opt|out|cached|c+chd|cache|cd(?=[\s-]+inp)|ch(?=[\s-]+inp)|cach|caching|prompt|completion|global|glbl|gl|regional|regnl|rgnl|data[\s-]*zone|dzone|dz|batch|flex|short-?co|long-?co|spillover|pp|priority|provisioned|ptu|ft|ftuned|fine|long|standard|std|tokens?|predictions?|training|trng|tuning|hosting|hstng|per|in|on|model|api|1k|1m|10{3,6})(?![a-z\d.]))/i;

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
    const name = modelNameIn(text);
    if (name) {
      return name;
    }
  }
  return undefined;
}

/** The first model of a known family that a short text names. */
export function modelNameIn(text: string): string | undefined {
  for (const part of text.split(/ - | for | of |[|;,]/i)) {
    const name = leadingName(part.trim());
    if (FAMILY.test(name) && !PRODUCT.test(name) && name.length <= 80) {
      return name;
    }
  }
  return undefined;
}
