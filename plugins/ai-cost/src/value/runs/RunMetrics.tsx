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

import { Quiet } from '../../components/Quiet';
import { formatScore } from '../../format/quality';

const SHOWN = 3;

/** The first metrics of a run; the rest is in the title. */
export function RunMetrics(props: { metrics: Record<string, number> }) {
  const metrics = Object.entries(props.metrics).map(
    ([name, value]) => `${name} ${formatScore(value)}`,
  );
  if (metrics.length === 0) {
    return <Quiet>none</Quiet>;
  }
  const more = metrics.length - SHOWN;
  return (
    <>
      {metrics.slice(0, SHOWN).map(metric => (
        <div key={metric}>{metric}</div>
      ))}
      {more > 0 && (
        <Quiet title={metrics.slice(SHOWN).join(', ')}>{more} more</Quiet>
      )}
    </>
  );
}
