import { reasonTable } from '../../rule.ts'

export default reasonTable('message-too-large', [])
