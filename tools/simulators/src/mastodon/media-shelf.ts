import { randomUUID } from 'node:crypto';
import express, { type Express, type Request } from 'express';
import type { PublishedMedium } from './mastodon-simulator.js';

const largest = 20 * 1024 * 1024;

/** Pictures that were uploaded; they live as long as the simulator. */
export class MediaShelf {
  private readonly media = new Map<string, PublishedMedium>();

  put(medium: Omit<PublishedMedium, 'id'>): PublishedMedium {
    const kept = { ...medium, id: randomUUID() };
    this.media.set(kept.id, kept);
    return kept;
  }

  find(id: string): PublishedMedium | undefined {
    return this.media.get(id);
  }
}

/** `POST /api/v2/media` is answered with 202 as for a large picture; `GET /api/v1/media/ID` then says that it is ready. */
export function addMedia(application: Express, shelf: MediaShelf): void {
  const raw = express.raw({ type: 'multipart/form-data', limit: largest });
  application.post('/api/v2/media', raw, async (request, response) => {
    const wanted = await readMedium(request);
    if (wanted === null) {
      return void response.status(422).json({ error: "Validation failed: File can't be blank" });
    }
    const { id, description } = shelf.put(wanted);
    response.status(202).json({ id, type: 'image', url: null, description });
  });
  application.get('/api/v1/media/:id', (request, response) => {
    const medium = shelf.find(request.params.id);
    if (medium === undefined) return void response.status(404).json({ error: 'Record not found' });
    response.json({ id: medium.id, type: 'image', description: medium.description });
  });
}

async function readMedium(request: Request): Promise<Omit<PublishedMedium, 'id'> | null> {
  try {
    const headers = { 'content-type': request.get('content-type') ?? '' };
    const form = await new Response(new Uint8Array(request.body as Buffer), { headers }).formData();
    const file = form.get('file');
    const description = form.get('description');
    if (file === null || typeof file === 'string') return null;
    return {
      description: typeof description === 'string' ? description : '',
      mediaType: file.type,
      size: file.size,
    };
  } catch {
    return null;
  }
}
