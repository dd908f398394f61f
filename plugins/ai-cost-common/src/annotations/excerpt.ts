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

const MAX_LENGTH = 60;

// How keys begin that open something: OpenAI, Anthropic, LiteLLM, Stripe-like
// (sk, rk), Google, Hugging Face, Groq, xAI, Perplexity, GitHub, Slack, tokens.
const SECRET =
  /\b(?:[sr]k[-_]|AIza|hf_|gsk_|xai-|pplx-|gh[opsu]_|github_pat_|xox[a-z]-|eyJ|Bearer\s)[^\s,=]*/gi;

/**
 * True when a text holds something that looks like an API key or token and not
 * like the id of one.
 *
 * @public
 */
export function looksLikeSecret(text: string): boolean {
  return text.search(SECRET) >= 0;
}

/**
 * Makes a part of an annotation safe to show and to log: secrets are cut to
 * their first three characters, control and non-ASCII characters become `?`,
 * and long texts end in `…`.
 *
 * @public
 */
export function excerpt(text: string): string {
  const shown = text
    .slice(0, MAX_LENGTH * 4)
    .replace(SECRET, secret => `${secret.slice(0, 3)}…`)
    .replace(/[^\x20-\x7e…]/g, '?');
  return shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH)}…` : shown;
}
