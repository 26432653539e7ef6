#nullable enable
using System;
using System.Threading.Tasks;
using OpenAI.Moderations;

namespace %namespace%;

/// <summary>A text that must not go on.</summary>
public class UnsafeTextException : Exception
{
}

/// <summary>Has OpenAI's moderation endpoint check what goes to the model and what comes from it. Its use is free of charge.</summary>
public static class ContentSafety
{
    /// <summary>Gives the text back; throws UnsafeTextException where it is harmful.</summary>
    public static async Task<string> RequireSafeAsync(string text)
    {
        var client = new ModerationClient("omni-moderation-latest", Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
        ModerationResult result = await client.ClassifyTextAsync(text);
        return result.Flagged ? throw new UnsafeTextException() : text;
    }
}
