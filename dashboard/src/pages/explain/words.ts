import { receiverTitle } from '../../../../src/decide/receiver-title.ts'
import type { DeliveryEvent } from '../../../../src/model/event.ts'

export function codes({ status, reply }: DeliveryEvent): string | null {
  const told = [reply === null ? '' : `SMTP reply ${reply}`, status === null ? '' : `status ${status}`]
  return told.filter(Boolean).join(', ') || null
}

export function servers({ provider, remoteMta, reportingMta, software }: DeliveryEvent): string | null {
  const of = (host: string | null, name: string | null) =>
    host === null ? name : name === null ? host : `${host} (${name})`
  const refused = of(remoteMta, provider && receiverTitle(provider))
  const reported = of(reportingMta, software)
  const told = [refused && `refused by ${refused}`, reported && `reported by ${reported}`]
  return told.filter(Boolean).join('; ') || null
}
