using Microsoft.EntityFrameworkCore;

namespace PantryDesk.Data;

public sealed class PantryContext(DbContextOptions<PantryContext> options) : DbContext(options)
{
    public DbSet<Item> Items => Set<Item>();
    public DbSet<Feedback> Feedback => Set<Feedback>();
}

public sealed class Item
{
    public int Id { get; set; }
    public required string Shop { get; set; }
    public required string Product { get; set; }
    public int Count { get; set; }
    public int ShelfDays { get; set; }
}

public sealed class Feedback
{
    public int Id { get; set; }
    public required string Answer { get; set; }
    public bool Helpful { get; set; }
    public DateTimeOffset At { get; set; }
}
