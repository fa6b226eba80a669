import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

export default function Addresses() {
  return (
    <Page title="Addresses">
      <Empty title="This page is not made yet." />
    </Page>
  )
}
