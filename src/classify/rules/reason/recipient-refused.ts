import { reasonTable } from '../../rule.ts'

export default reasonTable('recipient-refused', [])
