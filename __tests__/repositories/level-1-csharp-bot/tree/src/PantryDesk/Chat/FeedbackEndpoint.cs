using PantryDesk.Data;

namespace PantryDesk.Chat;

public static class FeedbackEndpoint
{
    public sealed record Request(string Answer, bool Helpful);

    public static async Task<IResult> Store(Request request, PantryContext db)
    {
        db.Feedback.Add(new Feedback { Answer = request.Answer, Helpful = request.Helpful, At = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
        return Results.NoContent();
    }
}
