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

import type { ChargeDimensions } from '../billing/ChargeDimensions';
import { readAccelerator } from './rules/accelerators';

const BY_GPU = /\bgpus?\b/i;
const LONGEST_UNIT = 60;

/**
 * What says that a charge is for capacity of a GPU or another accelerator: its
 * instance type, a count of GPUs, its meter or its unit.
 *
 * @returns words for people; undefined where nothing says so
 *
 * @public
 */
export function acceleratorOf(charge: ChargeDimensions): string | undefined {
  const unit = charge.unitAsBilled?.slice(0, LONGEST_UNIT);
  return (
    readAccelerator(charge) ??
    (unit !== undefined && BY_GPU.test(unit) ? `Unit ${unit}` : undefined)
  );
}
