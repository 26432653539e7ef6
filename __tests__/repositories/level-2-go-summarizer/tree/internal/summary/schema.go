package summary

var list = map[string]any{"type": "array", "items": map[string]any{"type": "string"}}

var schema = map[string]any{
	"type":                 "object",
	"properties":           map[string]any{"decisions": list, "open": list},
	"required":             []string{"decisions", "open"},
	"additionalProperties": false,
}
