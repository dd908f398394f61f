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

import { placeNames } from './placeNames';

const AREA = { left: 60, top: 0, right: 400, bottom: 300 };
const widthOf = (name: string) => name.length * 7;
const at = (name: string, x: number, y: number, radius = 10) => ({
  name,
  x,
  y,
  radius,
});

describe('placeNames', () => {
  it('puts names of bubbles in a heap on no other name and no bubble', () => {
    const bubbles = [
      at('model-one', 200, 150),
      at('model-two', 215, 152),
      at('model-three', 205, 160, 24),
    ];
    const placed = placeNames(bubbles, AREA, widthOf);

    expect(placed.map(({ name }) => name)).toEqual(bubbles.map(b => b.name));
    const boxes = [
      ...placed,
      ...bubbles.map(({ x, y, radius }) => ({
        left: x - radius,
        top: y - radius,
        right: x + radius,
        bottom: y + radius,
      })),
    ];
    for (const name of placed) {
      expect(
        boxes.filter(
          box =>
            box.left < name.right &&
            name.left < box.right &&
            box.top < name.bottom &&
            name.top < box.bottom,
        ),
      ).toEqual([name]);
    }
  });

  it('keeps names within the area', () => {
    const [corner, edge] = placeNames(
      [at('in-the-corner', 62, 298), at('at-the-edge', 398, 120)],
      AREA,
      widthOf,
    );

    expect(corner).toMatchObject({ left: 60, bottom: 284 });
    expect(edge).toMatchObject({ right: 400, bottom: 106 });
  });

  it('leaves out names that have no room', () => {
    const heap = Array.from({ length: 8 }, (_, index) =>
      at(`model-${index}`, 200, 150),
    );
    expect(placeNames(heap, AREA, widthOf)).toHaveLength(4);
    expect(placeNames([at('n'.repeat(50), 200, 150)], AREA, widthOf)).toEqual(
      [],
    );
  });
});
