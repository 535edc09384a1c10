/** Where the tiles stand on the page, outside the list that they count. */
export const TILES = 'worklist-tiles';
