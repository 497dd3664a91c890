import type { PictureKind } from '#lib/charts/share.ts';
import type { Picture } from '../picture.ts';
import { waterfallPicture } from './agency.ts';
import type { Question } from './question.ts';
import { movesPicture, rankingPicture } from './ranking.ts';
import { breakdownPicture, mapPicture } from './schools.ts';
import { trendPicture } from './trend.ts';

/** How each kind of picture comes about; what is not there is refused. */
export const pictures: Record<PictureKind, (question: Question) => Promise<Picture>> = {
	tren: trendPicture,
	peringkat: rankingPicture,
	pindah: movesPicture,
	penyumbang: waterfallPicture,
	rincian: breakdownPicture,
	peta: mapPicture,
};
