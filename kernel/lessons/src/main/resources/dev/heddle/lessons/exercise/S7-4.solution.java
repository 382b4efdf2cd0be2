Task<String> priceAsync(WebServer.Request request, LoopbackServer prices) {
    return prices.getAsync(request.path());
}
