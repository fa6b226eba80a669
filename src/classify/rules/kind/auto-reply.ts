import { kindTable } from '../../rule.ts'

export default kindTable('auto-reply', [])
