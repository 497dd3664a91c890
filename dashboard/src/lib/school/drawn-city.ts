/** The city whose tiles were laid by hand, in village-places.ts. In any other they are laid out by kecamatan. */
export const DRAWN_CITY = '33.75';
