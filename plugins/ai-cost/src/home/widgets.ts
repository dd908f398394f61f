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

/** What the widgets for the home page are, in either frontend system. */
export const MY_TEAM_COST = {
  name: 'AiCostMyTeam',
  title: 'My team’s AI cost',
  description:
    'What the components of you and your groups cost in AI this month',
  components: () => import('./myTeamCost'),
  layout: { width: { minColumns: 3 }, height: { minRows: 4 } },
};

export const MY_MOVERS = {
  name: 'AiCostMyMovers',
  title: 'My AI cost movers',
  description:
    'Which components of you and your groups changed most in AI cost, and why',
  components: () => import('./myMovers'),
  layout: { width: { minColumns: 3 }, height: { minRows: 4 } },
};
