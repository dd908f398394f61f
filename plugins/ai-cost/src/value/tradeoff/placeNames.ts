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

const LINE = 14;
const GAP = 4;

/** A bubble as it is drawn, in pixels from the top left. */
export interface DrawnBubble {
  name: string;
  x: number;
  y: number;
  radius: number;
}

/** A box in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a name goes. */
export interface PlacedName extends Box {
  name: string;
}

/**
 * Puts names beside their bubbles: above, below, to the right or to the left, so
 * that each lies within the area, on no other name and on no bubble. A name
 * without room is left out.
 *
 * @param widthOf - width of a name in pixels
 */
export function placeNames(
  bubbles: readonly DrawnBubble[],
  area: Box,
  widthOf: (name: string) => number,
): PlacedName[] {
  const placed: PlacedName[] = [];
  const drawn = bubbles.map(boxOf);
  for (const bubble of bubbles) {
    const free = sides(bubble, widthOf(bubble.name), area).find(
      box =>
        isWithin(box, area) &&
        ![...drawn, ...placed].some(other => overlap(box, other)),
    );
    if (free) {
      placed.push({ name: bubble.name, ...free });
    }
  }
  return placed;
}

function boxOf({ x, y, radius }: DrawnBubble): Box {
  return {
    left: x - radius,
    top: y - radius,
    right: x + radius,
    bottom: y + radius,
  };
}

function sides({ x, y, radius }: DrawnBubble, width: number, area: Box): Box[] {
  const away = radius + GAP;
  // Near an edge a name above or below moves inwards.
  const left = Math.max(area.left, Math.min(x - width / 2, area.right - width));
  return [
    boxAt(left, y - away - LINE, width),
    boxAt(left, y + away, width),
    boxAt(x + away, y - LINE / 2, width),
    boxAt(x - away - width, y - LINE / 2, width),
  ];
}

function boxAt(left: number, top: number, width: number): Box {
  return { left, top, right: left + width, bottom: top + LINE };
}

function isWithin(box: Box, area: Box): boolean {
  return (
    box.left >= area.left &&
    box.right <= area.right &&
    box.top >= area.top &&
    box.bottom <= area.bottom
  );
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  );
}
