// Package answercache holds answers that were given before, so that the same question is not put to the model again;
// only for those that are the same for everyone.
package answercache

import (
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
)

// Cache keeps answers in memory for some time, and of too many the latest used.
type Cache struct {
	answers *expirable.LRU[string, string]
}

// New gives an empty cache.
func New(keep time.Duration, most int) *Cache {
	return &Cache{answers: expirable.NewLRU[string, string](most, nil, keep)}
}

// GetOrAsk gives the kept answer to a prompt, else what ask gives, which is then kept.
func (c *Cache) GetOrAsk(model, prompt string, ask func() (string, error)) (string, error) {
	key := model + "\n" + prompt
	if kept, ok := c.answers.Get(key); ok {
		return kept, nil
	}
	answer, err := ask()
	if err != nil {
		return "", err
	}
	c.answers.Add(key, answer)
	return answer, nil
}
