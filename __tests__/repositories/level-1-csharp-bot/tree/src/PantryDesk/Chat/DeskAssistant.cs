using System.Text.Json;
using OpenAI.Chat;

namespace PantryDesk.Chat;

/// <summary>Answers a question with the stock tool.</summary>
public sealed class DeskAssistant(ChatClient chat, StockLookup stock, ILogger<DeskAssistant> log)
{
    private const int Turns = 12;

    private static readonly ChatTool StockTool = ChatTool.CreateFunctionTool(
        "find_stock",
        "Finds a product's stock and shelf life in one shop",
        BinaryData.FromString("""
            {"type":"object","properties":{"product":{"type":"string"},"shop":{"type":"string"}},"required":["product","shop"]}
            """));

    public async IAsyncEnumerable<string> AnswerAsync(string shop, IReadOnlyList<Turn> history)
    {
        List<ChatMessage> messages = [new SystemChatMessage($"You help the staff of the shop {shop}. Answer in two sentences. Say so when stock is unknown.")];
        foreach (var turn in history.TakeLast(Turns))
        {
            messages.Add(turn.FromUser ? new UserChatMessage(turn.Text) : new AssistantChatMessage(turn.Text));
        }

        var options = new ChatCompletionOptions { Tools = { StockTool } };
        ChatCompletion first = await chat.CompleteChatAsync(messages, options);
        if (first.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(first));
            foreach (var call in first.ToolCalls)
            {
                using var arguments = JsonDocument.Parse(call.FunctionArguments);
                var product = arguments.RootElement.GetProperty("product").GetString()!;
                log.LogInformation("Looking up {Product} in {Shop}", product, shop);
                messages.Add(new ToolChatMessage(call.Id, await stock.FindAsync(product, shop)));
            }
        }

        await foreach (var update in chat.CompleteChatStreamingAsync(messages))
        {
            foreach (var part in update.ContentUpdate) yield return part.Text;
        }
    }
}

public sealed record Turn(bool FromUser, string Text);
