import { Value } from 'typebox/value'

const WHERE = 'put it right in src/service/answers/, or in the route’s "response"'

type Schema = Readonly<Record<string, unknown>>

/** The description of the API, as /v1/openapi.json gives it. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema?: Schema }>> }>
  >
}

/** Where an answer differs from its description; empty where it is as described. */
export function differences(
  { paths }: Description,
  method: string,
  url: string,
  status: number,
  body: unknown,
): readonly string[] {
  const path = url.split('?')[0]!
  const operation = paths[path]?.[method.toLowerCase()] ?? operationAt(paths, method, path)
  if (operation === undefined) return []
  const response = operation.responses[status] ?? operation.responses.default
  const [content] = Object.values(response?.content ?? {})
  if (content?.schema === undefined)
    return [`${method} ${path} does not describe its answer ${status}: ${WHERE}`]
  return [...Value.Errors(closed(content.schema), body)].map(
    ({ instancePath, message, params }) =>
      `${method} ${path} ${instancePath} ${message} ${JSON.stringify(params)}: ${WHERE}`,
  )
}

function operationAt(paths: Description['paths'], method: string, path: string): Operation | undefined {
  const fitting = Object.entries(paths).filter(([template]) => fits(template, path))
  return fitting.map(([, operations]) => operations[method.toLowerCase()]).find((one) => one !== undefined)
}

/** `/v1/check/{address}` and `/v1/check/a@example.com`. */
function fits(template: string, path: string): boolean {
  const [wanted, found] = [template.split('/'), path.split('/')]
  return (
    wanted.length === found.length && wanted.every((part, n) => part.startsWith('{') || part === found[n])
  )
}

/** The same schema, of which nothing may hold more than it names. */
function closed(schema: unknown): Schema {
  if (Array.isArray(schema)) return schema.map(closed) as unknown as Schema
  if (schema === null || typeof schema !== 'object') return schema as unknown as Schema
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return 'properties' in inner ? { additionalProperties: false, ...inner } : inner
}
