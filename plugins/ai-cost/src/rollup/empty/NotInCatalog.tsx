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

import SearchIcon from '@material-ui/icons/Search';
import { Message } from '../../components/Message';

/** The backend does not find what the page is of. */
export function NotInCatalog(props: { title: string }) {
  return (
    <Message
      icon={<SearchIcon />}
      title={`${props.title} is not in the catalog for the AI Cost backend`}
    >
      It may have been added or removed a moment ago, or you may not see it
      there. Look again in a minute, or ask whoever runs this portal.
    </Message>
  );
}
