package summary

const (
	inputPrice  = 0.40 / 1e6
	outputPrice = 1.60 / 1e6
)

// Usage counts the tokens of a summary and what they cost, in dollars.
type Usage struct {
	Input  int64   `json:"input_tokens"`
	Output int64   `json:"output_tokens"`
	Cost   float64 `json:"cost"`
}

func (u *Usage) add(input, output int64) {
	u.Input += input
	u.Output += output
	u.Cost += float64(input)*inputPrice + float64(output)*outputPrice
}
