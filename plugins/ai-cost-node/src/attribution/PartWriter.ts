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

import type {
  AlternativeClaim,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { ChargeLine } from '../billing/ChargeLine';
import type { CentralRuleAssignment } from './AttributionOptions';
import type { ClaimingEntity } from './CatalogSnapshot';
import type { BilledEnvironment, Environments } from './Environments';
import type { AttributionPart } from './LineAttribution';
import type { LineFacts } from './lineFacts';

interface OwnedPart extends AlternativeClaim {
  entity: ClaimingEntity;
  conflict: boolean;
  alternatives: AlternativeClaim[];
  /** What the central rule says that made it the owner. */
  assigned?: CentralRuleAssignment;
  /** What central rules say whoever the owner is. */
  gapFillers: readonly CentralRuleAssignment[];
}

interface NobodysPart {
  unallocatedReason: UnallocatedReason;
  reason: string;
  alternatives: AlternativeClaim[];
  gapFillers: readonly CentralRuleAssignment[];
}

/**
 * Tells the environment, model and workload of a part. The bill comes first,
 * then the central rule that made the owner, the owner's annotations, and
 * central rules without an owner.
 */
export class PartWriter {
  static create(environments: Environments): PartWriter {
    return new PartWriter(environments);
  }

  private constructor(private readonly environments: Environments) {}

  owned(facts: LineFacts, part: OwnedPart): AttributionPart {
    const { entity, assigned = {}, gapFillers } = part;
    const { claims } = entity;
    const billed = this.environments.read(facts.tags);
    const annotated: CentralRuleAssignment = {
      environment: claims.environment,
      workload: claims.workload,
      model: onlyModel(claims.models),
    };
    return {
      entityRef: part.entityRef,
      ...this.#describe(facts, billed, [assigned, annotated, ...gapFillers]),
      weight: 1,
      rule: part.rule,
      reason: part.reason,
      conflict: part.conflict,
      alternatives: [
        ...part.alternatives,
        ...this.#overruled(facts.line, billed, entity),
      ],
    };
  }

  nobody(facts: LineFacts, part: NobodysPart): AttributionPart {
    return {
      unallocatedReason: part.unallocatedReason,
      ...this.#describe(
        facts,
        this.environments.read(facts.tags),
        part.gapFillers,
      ),
      weight: 1,
      rule: 'none',
      reason: part.reason,
      conflict: false,
      alternatives: part.alternatives,
    };
  }

  #describe(
    { line }: LineFacts,
    billed: BilledEnvironment | undefined,
    sayings: readonly CentralRuleAssignment[],
  ): Pick<AttributionPart, 'environment' | 'model' | 'workload'> {
    const environment =
      billed?.environment ??
      sayings.find(saying => saying.environment !== undefined)?.environment;
    const workload = line.workloadFromBill
      ? line.workload
      : sayings.find(saying => saying.workload !== undefined)?.workload;
    return {
      environment:
        environment === undefined
          ? ''
          : this.environments.normalise(environment),
      model:
        line.model ??
        sayings.find(saying => saying.model !== undefined)?.model ??
        '',
      workload: workload ?? line.workload,
    };
  }

  /** What the owner's annotations say and the bill contradicts. */
  #overruled(
    line: ChargeLine,
    billed: BilledEnvironment | undefined,
    { entityRef, claims }: ClaimingEntity,
  ): AlternativeClaim[] {
    const overruled: AlternativeClaim[] = [];
    if (
      billed &&
      claims.environment !== undefined &&
      this.environments.normalise(claims.environment) !== billed.environment
    ) {
      overruled.push({
        entityRef,
        rule: 'annotation:environment',
        reason: `The annotation says ${claims.environment}, the bill says ${billed.tag.key}=${billed.tag.value}`,
      });
    }
    if (
      line.workloadFromBill &&
      claims.workload !== undefined &&
      claims.workload !== line.workload
    ) {
      overruled.push({
        entityRef,
        rule: 'annotation:workload',
        reason: `The annotation says ${claims.workload}, the bill says ${line.workload}`,
      });
    }
    return overruled;
  }
}

/** The model of an entity that names one and no pattern. */
function onlyModel(models: readonly string[]): string | undefined {
  return models.length === 1 && !models[0].includes('*')
    ? models[0]
    : undefined;
}
