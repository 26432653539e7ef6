using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.EntityFrameworkCore;
using PantryDesk.Chat;
using PantryDesk.Data;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddApplicationInsightsTelemetry();
builder.Services.AddDbContext<PantryContext>(o => o.UseSqlite(builder.Configuration.GetConnectionString("Pantry")));
builder.Services.AddSingleton(_ =>
{
    var section = builder.Configuration.GetSection("AzureOpenAI");
    var client = new AzureOpenAIClient(new Uri(section["Endpoint"]!), new DefaultAzureCredential());
    return client.GetChatClient(section["Deployment"]);
});
builder.Services.AddScoped<StockLookup>();
builder.Services.AddScoped<DeskAssistant>();

var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapPost("/api/chat", ChatEndpoint.Answer);
app.MapPost("/api/feedback", FeedbackEndpoint.Store);
app.Run();

public partial class Program;
