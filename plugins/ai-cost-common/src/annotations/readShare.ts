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

import {
  DEFAULT_NAMESPACE,
  Entity,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { ShareRule } from '../api/governance/SharedCosts';
import { isMonth } from '../time/days';
import {
  MAX_SHARE_WEIGHTS,
  SHARE_MEASURES,
  type ShareMeasure,
} from '../words/sharing';
import { MalformedValue } from './MalformedValue';
import { readList } from './readList';

const ADVICE =
  'Write usage, usage:requests, usage:gpu-seconds, even:component:a,component:b, or weights like component:a=60,component:b=40.';
const WEIGHT = /^(?<ref>[^=]+)=\s*(?<weight>\d{1,7})$/;

/**
 * Reads how an entity's cost is shared out: a method, and after it, each behind
 * a semicolon, `idle=pooled` or `idle=owner`, and `from=2026-10`. Kind and
 * namespace of a consumer are Component and the entity's own when left out.
 *
 * @throws MalformedValue
 */
export function readShare(text: string, entity: Entity): ShareRule {
  const [method, ...options] = text.split(';').map(part => part.trim());
  const rule: ShareRule = {
    entityRef: stringifyEntityRef(entity),
    ...readMethod(method, entity),
    idle: 'owner',
    origin: 'annotation',
  };
  const seen = new Set<string>();
  for (const option of options) {
    const [name, value] = option.split('=').map(part => part.trim());
    if (seen.has(name)) {
      throw new MalformedValue(option, `${name} is there twice.`);
    }
    seen.add(name);
    if (name === 'idle' && (value === 'owner' || value === 'pooled')) {
      if (rule.method !== 'usage') {
        throw new MalformedValue(option, 'Only usage knows what is idle.');
      }
      rule.idle = value;
    } else if (name === 'from' && isMonth(value ?? '')) {
      rule.from = value;
    } else {
      throw new MalformedValue(
        option,
        'After the semicolon, write idle=owner, idle=pooled, or a month like from=2026-10.',
      );
    }
  }
  return rule;
}

function readMethod(
  text: string,
  entity: Entity,
): Pick<ShareRule, 'method' | 'measure' | 'consumers'> {
  if (text === 'usage' || text.startsWith('usage:')) {
    const measure = readMeasure(text);
    return { method: 'usage', measure, consumers: [] };
  }
  if (text === 'even' || text.startsWith('even:')) {
    const refs = readConsumers(text.slice('even:'.length), entity);
    return {
      method: 'even',
      consumers: refs.map(entityRef => ({ entityRef, weight: 1 })),
    };
  }
  return { method: 'fixed', consumers: readWeights(text, entity) };
}

function readMeasure(text: string): ShareMeasure {
  const written =
    text === 'usage' ? 'tokens' : text.slice('usage:'.length).trim();
  const measure = SHARE_MEASURES.find(it => it === written);
  if (!measure) {
    throw new MalformedValue(text, ADVICE);
  }
  return measure;
}

function readWeights(text: string, entity: Entity): ShareRule['consumers'] {
  const items = listOf(text).map(item => {
    const { ref, weight } = WEIGHT.exec(item)?.groups ?? {};
    if (ref === undefined || Number(weight) === 0) {
      throw new MalformedValue(
        item,
        `Each consumer needs a weight, a whole number above zero. ${ADVICE}`,
      );
    }
    return { ref: ref.trim(), weight: Number(weight) };
  });
  const all = items.reduce((sum, { weight }) => sum + weight, 0);
  if (all > MAX_SHARE_WEIGHTS) {
    throw new MalformedValue(
      text,
      `The weights add up to ${all}; ${MAX_SHARE_WEIGHTS} are allowed. Write smaller ones in the same proportion.`,
    );
  }
  const refs = readRefs(
    items.map(({ ref }) => ref),
    entity,
  );
  return refs.map((entityRef, index) => ({
    entityRef,
    weight: items[index].weight,
  }));
}

function readConsumers(text: string, entity: Entity): string[] {
  return readRefs(listOf(text), entity);
}

function listOf(text: string): string[] {
  if (text.trim() === '') {
    throw new MalformedValue(text, ADVICE);
  }
  return readList(text);
}

function readRefs(texts: readonly string[], entity: Entity): string[] {
  const refs = texts.map(text => readConsumer(text, entity));
  const twice = refs.find((ref, index) => refs.indexOf(ref) < index);
  if (twice !== undefined) {
    throw new MalformedValue(twice, 'The consumer is there twice.');
  }
  return refs;
}

function readConsumer(text: string, entity: Entity): string {
  try {
    const ref = parseEntityRef(text, {
      defaultKind: 'component',
      defaultNamespace: entity.metadata.namespace || DEFAULT_NAMESPACE,
    });
    if (
      KubernetesValidatorFunctions.isValidNamespace(
        ref.namespace.toLowerCase(),
      ) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name) &&
      /^[a-z][a-z0-9]*$/i.test(ref.kind)
    ) {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Told below, as what is a ref and names nothing that can exist.
  }
  throw new MalformedValue(
    text,
    `Write each consumer as an entity ref. ${ADVICE}`,
  );
}
