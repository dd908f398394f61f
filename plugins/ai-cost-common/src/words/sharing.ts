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

/**
 * What can be counted to share out a cost by usage. Tokens are weighted by their
 * price where it is known.
 *
 * @public
 */
export const SHARE_MEASURES = ['tokens', 'requests', 'gpu-seconds'] as const;

/** @public */
export type ShareMeasure = (typeof SHARE_MEASURES)[number];

/**
 * What the weights of a rule may add up to at most: enough for millionths.
 *
 * @public
 */
export const MAX_SHARE_WEIGHTS = 1_000_000;

/**
 * How many consumers a rule may name.
 *
 * @public
 */
export const MAX_SHARE_CONSUMERS = 200;
