// says: the price was asked for 0 times
Task<String> priceAsync(WebServer.Request request, LoopbackServer prices) {
    return Task.completed("42");
}
