// E-mails and replies a second, beside a plain loop over the same bytes in the same run.
import { Bench } from 'tinybench'
import { classifyReply, readEmail } from '../dist/index.js'
import { mails, replies } from './data.mjs'

function loop(buffers) {
  let sum = 0
  for (const bytes of buffers) for (let i = 0; i < bytes.length; i++) sum = (sum + bytes[i]) | 0
  return sum
}

/** One task over all items of a set; the fastest half of the rounds counts, since the machine is shared. */
async function measure(name, items, bytes, run) {
  const bench = new Bench({ time: 2000, warmupTime: 500 })
  bench.add(name, run)
  await bench.run()
  const { p50 } = bench.tasks[0].result.latency
  const seconds = p50 / 1000
  return { name, perSecond: Math.round(items / seconds), mbPerSecond: +(bytes / seconds / 1e6).toFixed(1) }
}

export async function reading() {
  const mail = mails()
  const texts = replies()
  const mailBytes = mail.reduce((sum, { length }) => sum + length, 0)
  const encoded = texts.map((text) => new TextEncoder().encode(text))
  const replyBytes = encoded.reduce((sum, { length }) => sum + length, 0)
  const figures = [
    await measure('yardstick: plain loop over the e-mails', mail.length, mailBytes, () => loop(mail)),
    await measure('e-mails', mail.length, mailBytes, () => {
      for (const bytes of mail) readEmail(bytes)
    }),
    await measure('yardstick: plain loop over the replies', texts.length, replyBytes, () => loop(encoded)),
    await measure('replies', texts.length, replyBytes, () => {
      for (const text of texts) classifyReply(text)
    }),
  ]
  return figures.map((figure, at) => ({
    ...figure,
    ofYardstick: +(figure.mbPerSecond / figures[at - (at % 2)].mbPerSecond).toFixed(3),
  }))
}
