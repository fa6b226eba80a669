import { onTestFinished } from 'vitest'
import { type DovecotOptions, RealDovecot } from './real-dovecot.ts'

export { PASSWORD, USER, whyNoDovecot } from './real-dovecot.ts'

export type Dovecot = RealDovecot

export const Dovecot = {
  /** One until the test ends. */
  async start(options?: DovecotOptions): Promise<RealDovecot> {
    const dovecot = await RealDovecot.start(options)
    onTestFinished(() => dovecot.remove())
    return dovecot
  },
}
