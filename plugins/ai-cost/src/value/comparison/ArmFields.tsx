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
import TextField from '@material-ui/core/TextField';
import { SelectField } from '../../components/SelectField';
import type { ComparedArm } from '../../state/TabState';

/** Cannot be the name of a model, for it has a control character. */
const ALL = '\u0000all';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
      margin: 0,
      padding: 0,
      border: 'none',
      minWidth: 0,
    },
    legend: {
      padding: 0,
      marginBottom: theme.spacing(1),
      fontSize: theme.typography.pxToRem(13),
      color: theme.palette.text.secondary,
    },
    model: {
      '& .MuiTextField-root': { minWidth: 180 },
      '& .MuiSelect-select': { maxWidth: 220 },
    },
  }),
  { name: 'AiCostArmFields' },
);

export interface ArmFieldsProps {
  title: string;
  arm: ComparedArm;
  models: { value: string; title: string }[];
  onChange(arm: ComparedArm): void;
}

/** One side of a comparison: a model, and the days that it is looked at. */
export function ArmFields(props: ArmFieldsProps) {
  const { title, arm, models, onChange } = props;
  const classes = useStyles();
  const known = models.some(({ value }) => value === arm.model);
  const options = [
    { value: ALL, title: 'All models' },
    ...models,
    // A shared link may name a model that this period does not have.
    ...(arm.model === undefined || known
      ? []
      : [{ value: arm.model, title: arm.model }]),
  ];
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{title}</legend>
      <div className={classes.model}>
        <SelectField
          label="Model"
          value={arm.model ?? ALL}
          options={options}
          onChange={model =>
            onChange({ ...arm, model: model === ALL ? undefined : model })
          }
        />
      </div>
      {(['from', 'to'] as const).map(end => (
        <TextField
          key={end}
          type="date"
          size="small"
          variant="outlined"
          label={end === 'from' ? 'From' : 'To'}
          value={arm[end]}
          onChange={event => onChange({ ...arm, [end]: event.target.value })}
          InputLabelProps={{ shrink: true }}
          inputProps={{
            'aria-label': `${title}, ${end === 'from' ? 'from' : 'to'}`,
          }}
        />
      ))}
    </fieldset>
  );
}
