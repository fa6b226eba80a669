import { reasonTable } from '../../rule.ts'

export default reasonTable('authentication', [])
