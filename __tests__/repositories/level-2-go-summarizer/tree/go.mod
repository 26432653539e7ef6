module github.com/minutia/minutia

go 1.24

require (
	github.com/hashicorp/golang-lru/v2 v2.0.7
	github.com/openai/openai-go/v2 v2.7.1
)
