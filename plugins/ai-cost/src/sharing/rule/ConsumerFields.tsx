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

import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import AddIcon from '@material-ui/icons/Add';
import CloseIcon from '@material-ui/icons/Close';
import type { ShareDraft } from './ShareDraft';

type Consumer = ShareDraft['consumers'][number];

const NONE: Consumer = { entityRef: '', weight: '1' };

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      margin: 0,
      padding: 0,
      border: 'none',
    },
    title: {
      padding: 0,
      marginBottom: theme.spacing(1),
      fontSize: theme.typography.pxToRem(14),
    },
    row: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    entity: { flex: 1 },
    weight: { width: 96 },
    button: { textTransform: 'none', justifySelf: 'start' },
  }),
  { name: 'AiCostConsumerFields' },
);

export interface ConsumerFieldsProps {
  consumers: Consumer[];
  /** Each has a weight of its own. */
  weighted: boolean;
  onChange(consumers: Consumer[]): void;
}

/** Who gets a part. */
export function ConsumerFields(props: ConsumerFieldsProps) {
  const { weighted, onChange } = props;
  const classes = useStyles();
  const consumers = props.consumers.length > 0 ? props.consumers : [NONE];
  const changed = (at: number, part: Partial<Consumer>) =>
    onChange(
      consumers.map((consumer, index) =>
        index === at ? { ...consumer, ...part } : consumer,
      ),
    );
  return (
    <fieldset className={classes.root}>
      <legend className={classes.title}>Who gets a part</legend>
      {consumers.map((consumer, index) => (
        // Rows have no identity but their place.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className={classes.row}>
          <TextField
            size="small"
            variant="outlined"
            className={classes.entity}
            value={consumer.entityRef}
            placeholder="component:default/checkout"
            inputProps={{
              'aria-label': `Entity ${index + 1}`,
              spellCheck: false,
              maxLength: 500,
            }}
            onChange={event =>
              changed(index, { entityRef: event.target.value })
            }
          />
          {weighted && (
            <TextField
              size="small"
              variant="outlined"
              className={classes.weight}
              value={consumer.weight}
              inputProps={{
                'aria-label': `Weight of entity ${index + 1}`,
                inputMode: 'numeric',
                maxLength: 7,
              }}
              onChange={event => changed(index, { weight: event.target.value })}
            />
          )}
          <IconButton
            size="small"
            aria-label={`Remove entity ${index + 1}`}
            onClick={() =>
              onChange(consumers.filter((_, other) => other !== index))
            }
          >
            <CloseIcon fontSize="small" />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        color="primary"
        className={classes.button}
        startIcon={<AddIcon />}
        onClick={() => onChange([...consumers, NONE])}
      >
        Add another
      </Button>
    </fieldset>
  );
}
