#nullable enable
using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Caching.Memory;

namespace %namespace%;

/// <summary>Answers that were given before, so that the same question is not put to the model again; only for those that are the same for everyone.</summary>
public sealed class AnswerCache : IDisposable
{
    private readonly TimeSpan keep;
    private readonly MemoryCache answers;

    public AnswerCache(TimeSpan keep, int most = 1000)
    {
        this.keep = keep;
        answers = new MemoryCache(new MemoryCacheOptions { SizeLimit = most });
    }

    /// <summary>Gives the kept answer to a prompt, else what <paramref name="ask"/> gives, which is then kept.</summary>
    public async Task<string> GetOrAskAsync(string model, string prompt, Func<Task<string>> ask)
    {
        var key = $"{model}\n{prompt}";
        if (answers.TryGetValue(key, out string? kept) && kept is not null)
        {
            return kept;
        }
        var answer = await ask();
        answers.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = keep });
        return answer;
    }

    public void Dispose() => answers.Dispose();
}
