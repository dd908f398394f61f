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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  AlternativeClaim,
  AttributedChargeLine,
} from 'backstage-plugin-ai-cost-common';
import { formatDay } from '../../format/day';
import { formatShare } from '../../format/quantity';
import { ruleInWords } from '../../format/words';
import { allocationInWords } from './allocationInWords';
import { FactList } from '../../components/FactList';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1),
      padding: theme.spacing(2),
      borderRadius: theme.shape.borderRadius,
      // A shade would leave quiet text too little contrast.
      border: `1px solid ${theme.palette.divider}`,
      borderLeft: `4px solid ${theme.palette.primary.main}`,
    },
    title: {
      fontSize: theme.typography.pxToRem(14),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    reason: { overflowWrap: 'anywhere' },
    alternatives: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      '& li + li': { marginTop: theme.spacing(0.5) },
    },
  }),
  { name: 'AiCostWhyMine' },
);

export interface WhyMineProps {
  line: AttributedChargeLine;
  /** What is asked: "Why is this mine?" when left out. */
  title?: string;
}

/** Why a charge line is the entity's, and why it counts as AI. */
export function WhyMine(props: WhyMineProps) {
  const { title = 'Why is this mine?' } = props;
  const { share, attribution, classification, allocated } = props.line;
  const classes = useStyles();
  const { alternatives } = attribution;
  return (
    <section className={classes.root} aria-label={title}>
      <Typography component="h3" className={classes.title}>
        {title}
      </Typography>
      <Typography variant="body2" className={classes.reason}>
        {attribution.reason}
      </Typography>
      <FactList
        facts={[
          { name: 'Rule', value: ruleInWords(attribution.rule) },
          {
            name: 'Shared by',
            value: attribution.sharedFrom && (
              <EntityRefLink entityRef={attribution.sharedFrom} />
            ),
          },
          {
            name: 'Valid from',
            value: attribution.validFrom && formatDay(attribution.validFrom),
          },
          {
            name: 'Share',
            value:
              share < 1
                ? `${formatShare(
                    share,
                  )} of the line is this entity’s${whyNotAll(attribution)}`
                : 'The whole line',
          },
          {
            name: 'Divided by usage',
            value:
              allocated &&
              allocated.map(usage => (
                <div key={`${usage.sourceId} ${usage.matchedBy}`}>
                  {allocationInWords(usage)}
                </div>
              )),
          },
          {
            name: 'Other claims',
            value:
              alternatives.length > 0 ? (
                <Alternatives alternatives={alternatives} />
              ) : (
                'None'
              ),
          },
          {
            name: 'Why it is AI',
            value: `${classification.evidence} (${classification.rule})`,
          },
        ]}
      />
    </section>
  );
}

function whyNotAll(attribution: AttributedChargeLine['attribution']): string {
  const reasons = [
    attribution.sharedFrom !== undefined && 'it is shared out',
    attribution.conflict && 'others claim it as specifically',
  ].filter(Boolean);
  return reasons.length > 0 ? `: ${reasons.join(', and ')}` : '';
}

function Alternatives(props: { alternatives: AlternativeClaim[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.alternatives}>
      {props.alternatives.map(({ entityRef, rule, reason }) => (
        <li key={`${entityRef} ${rule} ${reason}`}>
          {entityRef === '' ? (
            'An entity that you may not see'
          ) : (
            <EntityRefLink entityRef={entityRef} />
          )}
          : {reason} ({ruleInWords(rule)})
        </li>
      ))}
    </ul>
  );
}
