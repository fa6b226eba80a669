import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** The page's files: beside the bundle, or those of the last build where the sources themselves are run. */
const BUILT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/dashboard/' : './dashboard/', import.meta.url),
)

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Nothing but the page's own files runs, and nobody frames it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  vary: 'accept-encoding',
} as const

interface File {
  readonly type: string
  readonly etag: string
  readonly bytes: Buffer
  /** As they were packed when the page was built. */
  readonly gz: Buffer | null
  readonly br: Buffer | null
}

/**
 * Serves the page: `/` and its files under `/assets/`, whose names change with what they hold. All its links are
 * relative, so that a proxy may serve it under any path.
 */
export function useDashboard(app: FastifyInstance, folder = BUILT): void {
  let kept: ReadonlyMap<string, File> | undefined
  const files = () => {
    kept ??= filesIn(folder)
    return kept
  }
  const open = { config: { rateLimit: false as const }, schema: { hide: true } }
  app.get('/', open, (request, reply) => {
    const page = files().get('index.html')
    if (page === undefined) throw new Problem('not-found', 'The page is not built: run npm run build.')
    return sent(page, 'no-cache', request, reply)
  })
  app.get<{ Params: { name: string } }>('/assets/:name', open, (request, reply) => {
    const file = files().get(`assets/${request.params.name}`)
    if (file === undefined) throw new Problem('not-found', 'The page has no such file: load it again.')
    return sent(file, 'public, max-age=31536000, immutable', request, reply)
  })
}

function sent(file: File, caching: string, { headers }: FastifyRequest, reply: FastifyReply) {
  reply.headers({ ...HEADERS, 'cache-control': caching, etag: file.etag })
  if (headers['if-none-match'] === file.etag) return reply.status(304).send()
  const takes = String(headers['accept-encoding'] ?? '')
  const packing = (['br', 'gz'] as const).find((one) => file[one] !== null && takes.includes(ENCODINGS[one]))
  if (packing !== undefined) reply.header('content-encoding', ENCODINGS[packing])
  return reply.type(file.type).send(packing === undefined ? file.bytes : file[packing])
}

const ENCODINGS = { br: 'br', gz: 'gzip' } as const

function filesIn(folder: string): ReadonlyMap<string, File> {
  const files = new Map<string, File>()
  for (const part of ['', 'assets/']) {
    if (!existsSync(join(folder, part))) continue
    for (const name of readdirSync(join(folder, part))) {
      const type = TYPES[extname(name)]
      if (type !== undefined) files.set(part + name, fileAt(join(folder, part, name), type))
    }
  }
  return files
}

function fileAt(path: string, type: string): File {
  const bytes = readFileSync(path)
  const packed = (ending: string) => (existsSync(path + ending) ? readFileSync(path + ending) : null)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`
  return { type, etag, bytes, gz: packed('.gz'), br: packed('.br') }
}
