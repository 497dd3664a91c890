import { defineConfig } from 'prisma/config';

// Prisma only generates the client here; migrations are plain SQL (decision 0003).
export default defineConfig({ schema: 'models' });
