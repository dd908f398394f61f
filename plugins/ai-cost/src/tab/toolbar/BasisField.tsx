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

import { makeStyles } from '@material-ui/core/styles';
import { COST_BASES, type CostBasis } from 'backstage-plugin-ai-cost-common';
import { Hint } from '../../components/Hint';
import { SelectField } from '../../components/SelectField';
import { BASIS_EXPLANATIONS, BASIS_NAMES } from '../../format/words';

const OPTIONS = COST_BASES.map(value => ({
  value,
  title: BASIS_NAMES[value],
}));

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
    line: { display: 'block', '& + &': { marginTop: theme.spacing(1) } },
  }),
  { name: 'AiCostBasisField' },
);

export interface BasisFieldProps {
  basis: CostBasis;
  onChange(basis: CostBasis): void;
}

/** Which of the three FOCUS cost metrics, with what they mean. */
export function BasisField(props: BasisFieldProps) {
  const { basis, onChange } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <SelectField
        label="Cost basis"
        value={basis}
        options={OPTIONS}
        onChange={onChange}
      />
      <Hint
        label="What the cost bases mean"
        text={
          <>
            {COST_BASES.map(value => (
              <span key={value} className={classes.line}>
                <strong>{BASIS_NAMES[value]}.</strong>{' '}
                {BASIS_EXPLANATIONS[value]}
              </span>
            ))}
          </>
        }
      />
    </div>
  );
}
