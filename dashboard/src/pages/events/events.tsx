import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

export default function Events() {
  return (
    <Page title="Events">
      <Empty title="This page is not made yet." />
    </Page>
  )
}
