import { reasonTable } from '../../rule.ts'

export default reasonTable('list-expansion', [])
