import { reasonTable } from '../../rule.ts'

export default reasonTable('mailbox-disabled', [])
