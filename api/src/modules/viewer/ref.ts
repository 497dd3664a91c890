import { builder } from '../../graph/builder.ts';

/** Who asks; other nouns add what they know of the viewer. */
export const ViewerRef = builder.objectRef<{ signedIn: boolean; userId: number | null }>('Viewer');
