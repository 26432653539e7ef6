namespace PantryDesk.Chat;

public static class ChatEndpoint
{
    public sealed record Request(string Shop, IReadOnlyList<Turn> History);

    /// <summary>Writes the answer as plain text while it comes in.</summary>
    public static async Task Answer(Request request, DeskAssistant assistant, HttpResponse response)
    {
        response.ContentType = "text/plain; charset=utf-8";
        await foreach (var text in assistant.AnswerAsync(request.Shop, request.History))
        {
            await response.WriteAsync(text);
            await response.Body.FlushAsync();
        }
    }
}
