import { createHash } from 'node:crypto'
import Type from 'typebox'
import { wrongUrl } from '../webhooks/block.ts'
import { type ChannelKind, mustBeTaken } from './channel.ts'

export interface MatrixBlock {
  readonly server: string
  readonly room: string
  readonly token: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const matrixKind: ChannelKind<MatrixBlock> = {
  kind: 'matrix',
  description: 'Alerts to a room of Matrix.',
  settings: Type.Object(
    {
      server: Type.String({ description: 'The home server.', examples: ['https://matrix.example.com'] }),
      room: Type.String({
        pattern: '^!',
        description: 'The id of the room.',
        examples: ['!abc:example.com'],
      }),
      token: Type.String({
        description: 'The access token of a user in that room.',
        examples: [`\${MATRIX_TOKEN}`],
      }),
    },
    { additionalProperties: false },
  ),
  mistakes: ({ server }) => {
    const wrong = wrongUrl(server)
    return wrong === null ? [] : [`.server ${wrong}`]
  },
  open: ({ server, room, token }, requests) => ({
    async send({ key, title, text }) {
      // The server takes a transaction once: sent again, it is no second message.
      const transaction = createHash('sha256').update(key).digest('hex').slice(0, 32)
      const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${transaction}`
      const body = JSON.stringify({
        ...{ msgtype: 'm.text', body: `${title}\n\n${text}`, format: 'org.matrix.custom.html' },
        formatted_body: `<strong>${escaped(title)}</strong><br>${escaped(text).replaceAll('\n', '<br>')}`,
      })
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      mustBeTaken(await requests.send(server.replace(/\/$/, '') + path, { method: 'PUT', headers, body }))
    },
  }),
}
