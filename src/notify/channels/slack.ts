import Type from 'typebox'
import { wrongUrl } from '../webhooks/block.ts'
import { type ChannelKind, mustBeTaken } from './channel.ts'

export interface SlackBlock {
  readonly url: string
}

const MARKS = { info: ':information_source:', warning: ':warning:', critical: ':rotating_light:' } as const

/** Slack takes these three for its own. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const slackKind: ChannelKind<SlackBlock> = {
  kind: 'slack',
  description:
    'Alerts to an incoming webhook of Slack, Mattermost, Rocket.Chat, or whatever speaks as they do.',
  settings: Type.Object(
    {
      url: Type.String({
        description: 'The address of the incoming webhook.',
        examples: [`\${SLACK_URL}`],
      }),
    },
    { additionalProperties: false },
  ),
  mistakes: ({ url }) => {
    const wrong = wrongUrl(url)
    return wrong === null ? [] : [`.url ${wrong}`]
  },
  open: ({ url }, requests) => ({
    async send({ severity, title, text }) {
      const body = JSON.stringify({ text: `${MARKS[severity]} *${escaped(title)}*\n${escaped(text)}` })
      mustBeTaken(
        await requests.send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      )
    },
  }),
}
