/** Sorts a message into a topic. */
export const classifyPrompt = `Sort the customer's message into one topic.

Examples:
"My car is 2.10 m high, does it fit?" -> vehicles
"When does the last boat leave?" -> timetable
"I want my money back" -> refunds`;
