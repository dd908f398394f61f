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

/** Providers by what bills and gateways call them, as {@link words} are left. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['ai21 labs', 'ai21'],
  ['alibaba', 'alibaba cloud'],
  ['amazon', 'aws'],
  ['amazon bedrock', 'aws'],
  ['amazon com', 'aws'],
  ['amazon com services', 'aws'],
  ['amazon sagemaker', 'aws'],
  ['amazon web services', 'aws'],
  ['aws bedrock', 'aws'],
  ['aws sagemaker', 'aws'],
  ['bedrock', 'aws'],
  ['bedrock converse', 'aws'],
  ['sagemaker', 'aws'],
  ['sagemaker chat', 'aws'],
  ['azure ai', 'azure'],
  ['azure ai inference', 'azure'],
  ['azure ai openai', 'azure'],
  ['azure openai', 'azure'],
  ['azure text', 'azure'],
  ['microsoft', 'azure'],
  ['microsoft azure', 'azure'],
  ['claude', 'anthropic'],
  ['codestral', 'mistral'],
  ['mistral ai', 'mistral'],
  ['mistralai', 'mistral'],
  ['text completion codestral', 'mistral'],
  ['cohere ai', 'cohere'],
  ['cohere chat', 'cohere'],
  ['dashscope', 'alibaba cloud'],
  ['deep infra', 'deepinfra'],
  ['deepseek ai', 'deepseek'],
  ['fireworks', 'fireworks ai'],
  ['gcp gemini', 'gcp'],
  ['gcp gen ai', 'gcp'],
  ['gcp vertex ai', 'gcp'],
  ['gemini', 'gcp'],
  ['google', 'gcp'],
  ['google ai studio', 'gcp'],
  ['google cloud', 'gcp'],
  ['google cloud platform', 'gcp'],
  ['google vertex ai', 'gcp'],
  ['vertex ai', 'gcp'],
  ['vertex ai beta', 'gcp'],
  ['hugging face', 'huggingface'],
  ['ibm watsonx ai', 'ibm'],
  ['watsonx', 'ibm'],
  ['nvidia nim', 'nvidia'],
  ['oci', 'oracle'],
  ['oracle cloud', 'oracle'],
  ['oracle cloud infrastructure', 'oracle'],
  ['openai api', 'openai'],
  ['open ai', 'openai'],
  ['text completion openai', 'openai'],
  ['perplexity ai', 'perplexity'],
  ['together', 'together ai'],
  ['together computer', 'together ai'],
  ['voyage', 'voyage ai'],
  ['x ai', 'xai'],
]);

/** What companies of one group differ by, at the ends of their names. */
const SUFFIXES: ReadonlySet<string> = new Set(
  (
    'ab ag as bv co company corp corporation gmbh group holding holdings inc ' +
    'incorporated kk limited llc llp lp ltd nv opco operations oy pbc plc ' +
    'private pte pty pvt sa sarl sas se services spa srl ' +
    'america americas apac asia australia austria belgium brazil canada china ' +
    'denmark emea eu europe finland france germany global india international ' +
    'ireland israel italy japan korea luxembourg mexico netherlands norway ' +
    'pacific poland singapore spain sweden switzerland uae uk us usa'
  ).split(' '),
);

/**
 * One name for a provider, whoever names it: lower case, without punctuation,
 * legal forms and countries.
 */
export function providerName(text: string): string {
  const named = words(text);
  for (let end = named.length; end > 0; end -= 1) {
    const name = named.slice(0, end).join(' ');
    const known = PROVIDERS.get(name);
    if (known !== undefined) {
      return known;
    }
    // A name of suffixes alone stays as it is.
    if (end === 1 || !SUFFIXES.has(named[end - 1])) {
      return name.startsWith('vertex ai ') ? 'gcp' : name;
    }
  }
  return '';
}

/** `S.à r.l.` and `B.V.` are words as `SARL` and `BV` are. */
function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\bs\.?\s?a\.?\s?r\.?\s?l\b\.?/g, 'sarl')
    .replace(/\b(\p{L})\.(\p{L})\.(?!\p{L})/gu, '$1$2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}
