import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

export default function Policy() {
  return (
    <Page title="Policy and sources">
      <Empty title="This page is not made yet." />
    </Page>
  )
}
